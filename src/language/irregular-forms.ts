/** Forms that no rule of English derives, family by family: the first word is the key of the others. */
const families = `
be am is are was were been being
have has had having
use uses used using
do does did done doing
go goes went gone going
die dies died dying
lie lies lying lay lain
tie ties tied tying
get gets got gotten getting
give gives gave given giving
take takes took taken taking
make makes made making
come comes came coming
become becomes became becoming
know knows knew known knowing
grow grows grew grown growing
show shows showed shown showing
throw throws threw thrown throwing
see sees saw seen seeing
say says said saying
tell tells told telling
think thinks thought thinking
bring brings brought bringing
catch catches caught catching
teach teaches taught teaching
buy buys bought buying
feel feels felt feeling
find finds found finding
keep keeps kept keeping
sleep sleeps slept sleeping asleep
wake wakes woke woken waking awake
eat eats ate eaten eating
drink drinks drank drunk drinking
bleed bleeds bled bleeding
feed feeds fed feeding
lead leads led leading
read reads reading
lose loses lost losing
leave leaves left leaving
hold holds held holding
stand stands stood standing
understand understands understood understanding
begin begins began begun beginning
run runs ran running
swell swells swelled swollen swelling
fall falls fell fallen falling
break breaks broke broken breaking
speak speaks spoke spoken speaking
choose chooses chose chosen choosing
shake shakes shook shaken shaking
stick sticks stuck sticking
hurt hurts hurting
hit hits hitting
cut cuts cutting
put puts putting
let lets letting
fit fits fitted fitting
mean means meant meaning
send sends sent sending
spend spends spent spending
meet meets met meeting
pay pays paid paying
hear hears heard hearing
ring rings rang rung ringing
write writes wrote written writing
fly flies flew flown flying
hide hides hid hidden hiding
sit sits sat sitting
win wins won winning
child children childs
baby babies
tooth teeth
foot feet
man men
woman women
mouse mice
person people peoples
life lives
wife wives
half halves
diagnose diagnoses diagnosed diagnosing diagnosis
analysis analyses
crisis crises
bad worse worst
good better best
`;

/** Each form and the word that stands for its family. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...rest] = line.split(' ');
      return [first, ...rest].map((form): [string, string] => [form, first]);
    }),
);

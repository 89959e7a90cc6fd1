import { type CountryCode, type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers without a country are read as of here. */
const home: CountryCode = 'GB';

/** A telephone number that can be rung. */
export interface PhoneNumber {
  /** As machines dial it: `+447500068065`. */
  readonly e164: string;
  /** As its owner reads it: `07500 068065` at home, `+353 85 012 3456` from abroad. */
  readonly shown: string;
}

/** The number in what somebody typed, words around it included; `null` when there is none that could be rung. */
export function readPhoneNumber(typed: string): PhoneNumber | null {
  // Some write the country and the nought both: +44 (0)7500 ...
  const plain = typed.replace(/\(0\)/g, ' ').replace(/(?:\+|\b00)44\s*0/g, '+44 ');
  const number = parsePhoneNumberFromString(plain, { defaultCountry: home });
  if (!number?.isValid() || number.ext || isDear(number.getType())) return null;
  return { e164: number.number, shown: number.country === home ? number.formatNational() : number.formatInternational() };
}

/** Ringing these costs the charity money for every minute: nobody's own number is one. */
function isDear(type: NumberType | undefined): boolean {
  return type === 'PREMIUM_RATE' || type === 'SHARED_COST';
}

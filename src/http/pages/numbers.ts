/** What a telephone link dials. */
export function telUrl(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}

/** The WhatsApp chat with a number. WhatsApp wants the country in front; a number that starts with 0 is a UK one. */
export function whatsAppUrl(number: string): string {
  return `https://wa.me/${number.replace(/\D/g, '').replace(/^0/, '44')}`;
}

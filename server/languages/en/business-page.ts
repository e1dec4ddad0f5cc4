/** The words of a business's public page. */
export const businessPage = {
  ring: (number: string): string => `Ring us: ${number}`,
  services: 'What we offer',
  talk: 'Book an appointment or ask us something: our receptionist answers at once, by the button below.',
};

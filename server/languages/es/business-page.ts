/** The words of a business's public page. */
export const businessPage = {
  ring: (number: string): string => `Llámenos: ${number}`,
  services: 'Lo que ofrecemos',
  talk: 'Reserve una cita o pregúntenos algo: nuestra recepción contesta enseguida, con el botón de abajo.',
};

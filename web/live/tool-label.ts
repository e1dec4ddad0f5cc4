/** `find_openings` as a person would say it. */
export function toolLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `not-found` as a person would say it. */
export const statusLabel = (status: string): string => status.replaceAll(/[-_]/g, ' ');

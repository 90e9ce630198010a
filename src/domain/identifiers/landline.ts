const AREA_AND_NUMBER = /(?<!\d)(0(?:10|2\d|[3-9]\d{2}))[-\s)）]{0,2}([2-8]\d{6,7})(?!\d)/;

/** A mainland landline number with its area code somewhere in a text, as digits: `01012345678`. */
export function findLandline(text: string): string | undefined {
  const [, area, number] = AREA_AND_NUMBER.exec(text) ?? [];
  return area && number ? area + number : undefined;
}

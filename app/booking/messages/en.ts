/** Where a booked meeting takes place. */
export const placeMessages = {
  calls: (caller: string, called: string, number: string) => `${caller} calls ${called}: ${number}`,
}

/** Whether an address is one that programs call: what is refused there is told as a problem, never as a page. */
export const isForMachines = (url: string): boolean => url.startsWith('/api/') || url.startsWith('/dev/');

/** The network of the phone page's worker: the page and its files. What the server answers to a person never passes here. */
export const fetchAsAsked = (request: Request): Promise<Response> => fetch(request);

/** Past the browser's own cache, which may still hold the page of the build before. */
export const fetchAnew = (address: string): Promise<Response> => fetch(address, { cache: 'no-cache' });

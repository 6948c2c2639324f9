// What differs from city to city; the build writes it from its own settings.

declare const ONETRIP_PUBLIC_URL: string;

/** Where the server answers: https, registered as a request domain of the mini-program. */
export const server_address = ONETRIP_PUBLIC_URL;

// What the page's database is called and how it is laid out; apart, since the document itself opens it ahead.

export const database_name = 'onetrip';
export const database_version = 2;

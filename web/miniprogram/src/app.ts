// The mini-program begins; pages bring everything else.

App({});

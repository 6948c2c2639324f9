// Address book. Fetched with it.

export const address = {
  'book.title': 'Address book',
  'book.sign_in': 'Sign in to choose from your address book',
  'book.take': 'Use this address',
  'book.remove': 'Remove',
  'book.rewrite': 'Change',
  'book.new': 'New address',
  'book.receiver': 'Address book: recipient',
  'book.phone': 'Address book: mobile number',
  'book.level.0': 'Province',
  'book.level.1': 'City',
  'book.level.2': 'District or county',
  'book.choose': 'Please choose',
  'book.detail': 'Street and number',
  'book.detail_help': 'With estate, building, entrance and flat, so that the courier finds it.',
  'book.cancel': 'Never mind',
  'book.keep': 'Keep and use',
} as const;

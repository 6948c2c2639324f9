import { journey_page } from '../frame';
import { book } from '../screens/book';

journey_page(book);

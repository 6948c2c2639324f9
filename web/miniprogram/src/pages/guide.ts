import { journey_page } from '../frame';
import { guide } from '../screens/guide';

journey_page(guide);

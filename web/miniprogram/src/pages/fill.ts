import { journey_page } from '../frame';
import { fill } from '../screens/fill';

journey_page(fill);

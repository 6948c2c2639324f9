import { journey_page } from '../frame';
import { visits } from '../screens/visits';

journey_page(visits);

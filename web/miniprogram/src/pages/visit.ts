import { journey_page } from '../frame';
import { visit } from '../screens/visits';

journey_page(visit);

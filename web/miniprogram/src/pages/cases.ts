import { journey_page } from '../frame';
import { cases } from '../screens/cases';

journey_page(cases);

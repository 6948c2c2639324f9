import { journey_page } from '../frame';
import { supplement } from '../screens/supplement';

journey_page(supplement);

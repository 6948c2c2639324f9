import { journey_page } from '../frame';
import { plan } from '../screens/plan';

journey_page(plan);

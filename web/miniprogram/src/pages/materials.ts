import { journey_page } from '../frame';
import { materials } from '../screens/materials';

journey_page(materials);

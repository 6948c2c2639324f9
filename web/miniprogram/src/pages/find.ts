import { journey_page } from '../frame';
import { find } from '../screens/find';

journey_page(find);

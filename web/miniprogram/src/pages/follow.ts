import { journey_page } from '../frame';
import { follow } from '../screens/follow';

journey_page(follow);

import { journey_page } from '../frame';
import { review } from '../screens/review';

journey_page(review);

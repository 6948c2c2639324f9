import { journey_page } from '../frame';
import { receipt } from '../screens/receipt';

journey_page(receipt);

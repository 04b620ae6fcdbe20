/** Starts the person's page in the language last chosen. */
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './my.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

// What needs script: printing a single table. Everything else works without.
for (const links of document.querySelectorAll('.vz-table-links')) {
  const table = links.closest('.vz-table');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kern-link vz-link-button';
  button.textContent = 'Drucken';
  button.setAttribute('aria-label', `Drucken: ${table.querySelector('caption').textContent}`);
  button.addEventListener('click', () => {
    document.body.classList.add('vz-print-one');
    table.classList.add('vz-print-this');
    window.print();
  });
  links.append(button);
}
addEventListener('afterprint', () => {
  document.body.classList.remove('vz-print-one');
  document.querySelector('.vz-print-this')?.classList.remove('vz-print-this');
});

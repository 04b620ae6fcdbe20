/** Commands that the command line already names and that are not there yet: they say so and do nothing. */
export async function run([name = '']: string[]): Promise<number> {
  console.error(`${name} 还没有实现。guilu ${name} is not there yet; until then stop the server and copy the data folder.`);
  return 2;
}

export default function Home() {
  return <h1>泉质享</h1>;
}

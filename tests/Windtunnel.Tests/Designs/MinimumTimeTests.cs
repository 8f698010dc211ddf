using Windtunnel.Designs;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs;

public sealed class MinimumTimeTests
{
    [Theory]
    [InlineData("[wait: 5 ms, wire, web: 1 ms]", 13)]
    [InlineData("[wait: exp 5 ms]", 0)]
    [InlineData("[wait: 5 to 10 ms]", 5)]
    [InlineData("[choose: { 20 %: [wait: 5 ms], otherwise: [wait: 3 ms] }]", 3)]
    [InlineData("[choose: { 20 %: [wait: 5 ms] }]", 0)]
    [InlineData("[choose: { 0 %: [], 100 %: [wait: 3 ms] }]", 3)]
    [InlineData("[parallel: [wait: 5 ms, wait: 3 ms, wait: 4 ms]]", 5)]
    [InlineData("[parallel any: [wait: 5 ms, wait: 3 ms, wait: 4 ms]]", 3)]
    [InlineData("[parallel 2 of 3: [wait: 5 ms, wait: 3 ms, wait: 4 ms]]", 4)]
    [InlineData("[repeat 3 x: [wait: 2 ms]]", 6)]
    [InlineData("[repeat geometric mean 3: [wait: 2 ms]]", 0)]
    [InlineData("[fan out 3 x: [wait: 2 ms]]", 2)]
    [InlineData("[async: [wait: 2 ms]]", 0)]
    [InlineData("[cache get show: { time: 1 ms, on miss: [wait: 5 ms], on hit: [wait: 2 ms] }]", 3)]
    [InlineData("[cache get show: { time: 1 ms, on miss: [wait: 5 ms] }]", 1)]
    [InlineData("[wire: { time: 9 ms, on error: [wait: 2 ms] }]", 2)]
    [InlineData("[web: { time: 1 ms, calls: [wire] }]", 8)]
    [InlineData("[shows update show: { time: 4 ms, read time: 1 ms, while: [wait: 2 ms] }]", 7)]
    public void Of_Steps_IsTheCheapestWay(string flow, double milliseconds)
    {
        // A database splits a typed constant into work, which may be short, and a delay, which stays: 4 ms keeps 3 ms.
        var busy = flow.Contains("update") ? 1e3 / (8000.0 / 8) : flow.Contains("cache get") ? 1e3 / 70_000 : 0;
        MinimumTime.Of(Shop.Steps(flow)).ShouldBe((milliseconds - busy) / 1e3, 1e-9);
    }
}

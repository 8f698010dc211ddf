using Windtunnel.Designs;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs;

public sealed class SendCountsTests
{
    [Theory]
    [InlineData("[mail send, mail send]", 2, 2)]
    [InlineData("[choose: { 20 %: [mail send], otherwise: [repeat 3 x: [mail send]] }]", 2.6, 2.6)]
    [InlineData("[fan out geometric mean 10: [async: [mail send]]]", 10, 10)]
    [InlineData("[parallel any: [mail send, web: { calls: [mail send] }]]", 2, 2)]
    [InlineData("[cache get show: { on miss: [mail send] }]", 0, 1)]
    [InlineData("[web: { on error: [mail send] }]", 0, 0)]
    [InlineData("[shows update show: { while: [mail send], on sold out: [mail send] }]", 1, 1)]
    public void Of_Steps_CountsMessagesOnAverage(string flow, double certain, double possible)
    {
        var steps = Shop.Steps(flow);
        SendCounts.Of(steps, uncertain: 0).GetValueOrDefault("mail").ShouldBe(certain, 1e-12);
        SendCounts.Of(steps, uncertain: 1).GetValueOrDefault("mail").ShouldBe(possible, 1e-12);
    }
}

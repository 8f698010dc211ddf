using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class LimiterCheckTests
{
    [Theory]
    [InlineData("limit: 100/s")]
    [InlineData("limit: 100/s, burst: 200")]
    [InlineData("limit: 5/min, algorithm: sliding log")]
    [InlineData("limit: 5/min, algorithm: leaky bucket, burst: 0")]
    [InlineData("limit: 1/s, algorithm: fixed window, window: 10 s, counters: local, instances: 3, limited: error")]
    public void Check_Sound_IsSilent(string settings) => CodesOf(settings).ShouldBeEmpty();

    [Theory]
    [InlineData("burst: 5", DiagnosticCode.MissingKey)]
    [InlineData("limit: 0/s", DiagnosticCode.OutOfRange)]
    [InlineData("limit: 10/s, window: 1 s", DiagnosticCode.Contradiction)]
    [InlineData("limit: 10/s, algorithm: sliding counter, burst: 5", DiagnosticCode.Contradiction)]
    [InlineData("limit: 10/s, instances: 5", DiagnosticCode.Contradiction)]
    [InlineData("limit: 10/s, burst: 0", DiagnosticCode.OutOfRange)]
    [InlineData("limit: 10/s, algorithm: fixed window, window: 1 ms", DiagnosticCode.OutOfRange)]
    [InlineData("limit: 10000000000/s", DiagnosticCode.OutOfRange)]
    [InlineData("limit: 10/s, algorithm: bucket", DiagnosticCode.UnknownChoice)]
    public void Check_Wrong_IsReportedOnce(string settings, string code) => CodesOf(settings).ShouldBe([code]);

    private static string[] CodesOf(string settings) =>
        [.. DesignReader.ReadText(
            $"design: d\nworkload: {{ work: 1/s }}\ncomponents:\n  limiter: {{ kind: rate limiter, {settings} }}\nflows:\n  work: [limiter]\n", "d.yaml").Diagnostics.Select(d => d.Code)];
}

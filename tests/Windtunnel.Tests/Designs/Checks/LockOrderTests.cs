using System.Collections.Immutable;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class LockOrderTests
{
    [Theory]
    [InlineData("a", "b", "", 0)]
    [InlineData("b", "a", "", 2)]
    [InlineData("b", "a", ", lock timeout: 1 s", 0)]
    public void Read_TwoLocks_WarnsOfTheOppositeOrder(string first, string second, string patience, int warnings) =>
        Read("a", "b", first, second, patience).Count(d => d is { Code: DiagnosticCode.Deadlock, Severity: Severity.Warning }).ShouldBe(warnings);

    [Fact]
    public void Read_ARowLockedTwice_IsWrong() =>
        Read("a", "a", "a", "b", "").ShouldContain(d => d.Code == DiagnosticCode.Deadlock && d.Severity == Severity.Error && d.Message.Contains("waits for itself"));

    private static ImmutableArray<Diagnostic> Read(string outer, string inner, string otherOuter, string otherInner, string patience) => DesignReader.ReadText(
        $$"""
        design: transfers
        workload: { one: 1/s, other: 1/s }
        data: { a: { size: 1 B, keys: 9 }, b: { size: 1 B, keys: 9 } }
        components: { rows: { kind: sql database, holds: [a, b] } }
        flows:
          one: [ { rows update {{outer}}: { while: [ { rows update {{inner}}: { time: 1 ms{{patience}} } } ] } } ]
          other: [ { rows update {{otherOuter}}: { while: [ { rows update {{otherInner}}: { time: 1 ms{{patience}} } } ] } } ]
        """,
        "transfers.yaml").Diagnostics;
}

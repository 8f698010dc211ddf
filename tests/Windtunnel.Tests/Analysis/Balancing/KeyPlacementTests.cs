using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Balancing;

public sealed class KeyPlacementTests
{
    [Fact]
    public void Moved_TenNodesAndOneMore_MatchesBothRules()
    {
        KeyPlacement.MovedByConsistentHashing(10).ShouldBe(1 / 11.0, 1e-15);
        KeyPlacement.MovedByModulo(10).ShouldBe(10 / 11.0, 1e-15);
    }

    // n(n+1) consecutive hashes hold every pair of remainders once, so the count is exact.
    [Fact]
    public void MovedByModulo_CountedKeys_Matches()
    {
        var moved = Enumerable.Range(0, 7 * 8).Count(hash => hash % 7 != hash % 8);
        ((double)moved / 56).ShouldBe(KeyPlacement.MovedByModulo(7), 1e-15);
    }
}

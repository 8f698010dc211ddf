using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Records;

public sealed class DataReaderTests
{
    [Theory]
    [InlineData("{ keys: 50k }", 50_000)]
    [InlineData("{ written by: a, keep: 10 s }", 1000)]
    [InlineData("{ written by: 3 x a, keep: 10 s }", 3000)]
    [InlineData("{ written by: 20 % of a, keep: 10 s }", 200)]
    [InlineData("{ written by: a }", 100 * 5 * 365.0 * 86_400)]
    [InlineData("{ keys: 5 per user }", 50)]
    [InlineData("{ keys: 20 % of y }", 2)]
    // The flow b reads a queue that a sends to, twice for each request.
    [InlineData("{ written by: b, keep: 10 s }", 2000)]
    // A closed user asks at most once per think time.
    [InlineData("{ written by: d, keep: 10 s }", 50)]
    // Nothing starts c; there is one record all the same, or nothing could be asked for.
    [InlineData("{ written by: c, keep: 10 s }", 1)]
    public void Read_Count_IsTypedOrWorkedOut(string data, double expected) => Read(data).Keys.Value.Nominal.ShouldBe(expected, expected * 1e-12);

    [Fact]
    public void Read_InferredCount_SaysHow() =>
        Read("{ written by: 3 x a, keep: 10 s }").Keys.Provenance.ShouldBe(new Provenance.Inferred("a 100/s × 3 records × 10 s"));

    [Theory]
    [InlineData("uniform", "uniform")]
    [InlineData("zipf 1.1", "zipf 1.1")]
    [InlineData("zipf", "zipf 1")]
    [InlineData("hot 50 % on 3", "hot 50 % on 3")]
    [InlineData("hot 50 % on 3 keys", "hot 50 % on 3")]
    [InlineData("zipf 1.1 lasting 6 h", "zipf 1.1 lasting 6 h")]
    [InlineData("zipf lasting 90 s", "zipf 1 lasting 90 s")]
    [InlineData("hot 50 % on 3 keys lasting 6 h", "hot 50 % on 3 lasting 6 h")]
    [InlineData("hot 50 % on 3 lasting 6 h", "hot 50 % on 3 lasting 6 h")]
    [InlineData("uniform lasting 6 h", "uniform lasting 6 h")]
    public void Read_Popularity_IsUnderstood(string text, string expected) => Read($"{{ keys: 5, popularity: {text} }}").Popularity.Value.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("zipf 1 lasting", DiagnosticCode.NotANumber)]
    [InlineData("zipf 1 lasting 3", DiagnosticCode.MissingUnit)]
    [InlineData("zipf 1 lasting 3 kB", DiagnosticCode.WrongDimension)]
    [InlineData("zipf 1 lasting 0 s", DiagnosticCode.OutOfRange)]
    [InlineData("zipf 1 lasting 100 years", DiagnosticCode.OutOfRange)]
    public void Read_WrongPopularity_IsReported(string text, string code) =>
        Windtunnel.Designs.Readers.DesignReader.ReadText($"design: d\ndata: {{ x: {{ keys: 5, popularity: {text} }} }}\n", "d.yaml").Diagnostics.Select(d => d.Code).ShouldContain(code);

    [Fact]
    public void Read_NoPopularity_HasASource() => Read("{ keys: 5 }").Popularity.Provenance.ToString().ShouldContain("Breslau");

    private static DataSet Read(string data) => Shop.Read(
        $$"""
        workload: { daily users: 10, a: 100/s, d: { users: 10, think: 2 s } }
        data:
          y: { keys: 1 per user }
          x: {{data}}
        components: { q: queue }
        flows:
          a: [repeat 2 x: [q send]]
          b: { reads: q, steps: [] }
          c: []
          d: []
        """).FindData("x").ShouldNotBeNull();
}

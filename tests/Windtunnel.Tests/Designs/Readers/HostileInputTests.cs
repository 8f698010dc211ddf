using System.Diagnostics;
using System.Text;
using Windtunnel.Designs.Readers;
using Windtunnel.Language.Files;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers;

/// <summary>No input of any kind may crash the reader, hang it or exhaust memory.</summary>
public sealed class HostileInputTests
{
    private const int Mutants = 100_000;

    /// <summary>Longest time one small design may take; generous, since the machine is shared.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void ReadText_MutatedDesigns_AlwaysAnswer()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), out var given) ? given : 20261121;
        string[] pieces = [SampleDesigns.Text("small.yaml"), SampleDesigns.Text("product.yaml"), SampleDesigns.Text("sample.yaml")];
        var answered = 0;
        var good = 0;
        Parallel.For(0, Mutants, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            var random = new Random(unchecked(seed * 1_000_003 + number));
            var mutant = Mutation.Of(pieces[number % 50 == 0 ? 2 : number % 10 == 0 ? 1 : 0], random);
            var watch = Stopwatch.StartNew();
            try
            {
                var reading = Read(mutant);
                (reading.Design is null).ShouldBe(reading.Diagnostics.Any(d => d.Severity == Windtunnel.Language.Severity.Error));
                Interlocked.Add(ref good, reading.Design is null ? 0 : 1);
                Interlocked.Increment(ref answered);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"SEED={seed}, mutant {number}: {e.Message}\n{Encoding.UTF8.GetString(mutant)}", e);
            }

            watch.Elapsed.ShouldBeLessThan(Patience, $"SEED={seed}, mutant {number}");
        });
        answered.ShouldBe(Mutants);

        // Mutants that are all broken, or all whole, would test little.
        good.ShouldBeInRange(Mutants / 100, Mutants * 9 / 10);
    }

    public static TheoryData<string> Monsters => [.. Monster.All.Keys];

    [Theory]
    [MemberData(nameof(Monsters))]
    public void ReadText_Monster_AnswersQuickly(string name)
    {
        var text = Monster.All[name]();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var reading = DesignReader.ReadText(text, "monster.yaml");
        watch.Elapsed.ShouldBeLessThan(Patience);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000_000);
        reading.Diagnostics.ShouldNotBeEmpty();
        reading.Diagnostics.Length.ShouldBeLessThanOrEqualTo(Windtunnel.Language.Reading.DiagnosticsMax);
    }

    private static Windtunnel.Designs.DesignReading Read(byte[] bytes)
    {
        var reading = new Windtunnel.Language.Reading();
        var text = SourceFile.Decode(bytes, "mutant.yaml", reading);
        return text is null ? new Windtunnel.Designs.DesignReading(null, reading.Diagnostics, null) : DesignReader.ReadText(text, "mutant.yaml");
    }
}

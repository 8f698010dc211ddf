using System.Globalization;
using System.Text;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Simulation;

/// <summary>A small design out of a seed, as a user would write it: a few components of every kind, often too small, and flows that ask them in any order.</summary>
internal sealed class RandomDesign
{
    private readonly RandomStream _chance;

    private RandomDesign(ulong seed) => _chance = new RandomStream(seed, 1);

    /// <summary>Every kind, every construct; some of it saturated.</summary>
    public static string Any(ulong seed) => new RandomDesign(seed).Write();

    /// <summary>Stations with one exponential time each, visited in any order by Poisson streams: a product-form network, at most 85 % busy.</summary>
    public static string ProductForm(ulong seed) => new RandomDesign(seed).WriteNetwork();

    private string Write()
    {
        var text = new StringBuilder($$"""
            workload:
              look: { rate: {{20 + Below(200)}}/s, peak: 1 x }
              buy: { rate: {{1 + Below(40)}}/s, peak: 1 x{{Maybe(", arrivals: \"bursty 4 x for 1 s, 10 % of the time\"")}} }
              desk: { users: {{1 + Below(20)}}, think: {{Time(100)}} }
            data:
              item: { size: 1 kB, keys: {{10 + Below(5000)}}, popularity: zipf {{Number(0.5 + _chance.NextUniform())}} }
              seat: { size: 100 B, keys: {{1 + Below(50)}}, stock: {{1 + Below(500)}} }
            components:
              edge: load balancer
              web: { kind: service, instances: {{1 + Below(3)}}, cores: {{1 + Below(3)}}{{Maybe($", concurrency: {1 + Below(40)}")}}{{Maybe($", queue: {Below(20)}")}}{{Maybe(", routing: least connections")}}{{Maybe(", shed: above 80 % busy")}}{{Maybe(", discipline: codel")}} }
              mixer: { kind: service, instances: {{1 + Below(3)}}, cores: {{1 + Below(2)}}, time: {{Time(5)}}{{Maybe(", routing: power of two")}}{{Maybe(", discipline: adaptive lifo")}}{{Maybe(", pool: 2 and 5 waiting")}} }
              cache: { kind: cache, memory: {{1 + Below(500)}} kB, nodes: {{1 + Below(3)}}, holds: item }
              items: { kind: key-value store, shards: {{1 + Below(3)}}, replicas: {{1 + Below(3)}}, holds: item{{Maybe(", shed: above 5 ms wait")}}{{Maybe(", drop: too late")}} }
              seats: { kind: sql database, replicas: {{1 + Below(3)}}, holds: seat{{Maybe($", pool: {1 + Below(5)}")}} }
              jobs: { kind: queue, partitions: {{1 + Below(4)}}, consumers: {{1 + Below(8)}} }
              bank: { kind: external service, time: {{Time(20)}}, errors: {{Below(3)}} %{{Maybe($", concurrency: {1 + Below(10)}")}}{{Maybe(", pool: 3 for 20 ms")}} }
            flows:
              look:
                - edge
                - web: {{Time(2)}}
                - cache get item: { on miss: [items read item{{Maybe(", cache set item")}}] }

            """);
        Steps(text, "    ", Below(4), 2);
        text.Append(CultureInfo.InvariantCulture, $$"""
              buy:
                - edge
                - web: {{Time(3)}}
                - seats update seat: { locking: {{(Below(2) == 0 ? "optimistic" : "pessimistic")}} }
                - items write item: { timeout: {{5 + Below(50)}} ms, retry: {{Below(3)}} with jitter{{Maybe($", deadline: {10 + Below(50)} ms")}} }
                - jobs send

            """);
        Steps(text, "    ", Below(3), 2);
        text.Append("  desk:\n    - web\n    - bank\n    - seats read seat\n  work:\n    reads: jobs\n    steps:\n      - mixer\n");
        Steps(text, "      ", Below(3), 1);
        return text.ToString();
    }

    private void Steps(StringBuilder text, string indent, int steps, int depth)
    {
        for (var i = 0; i < steps; i++)
        {
            string[] calls = ["mixer", "bank", "items read item", "seats read seat", "cache get item"];
            string Call() => calls[Below(calls.Length)];
            var step = Below(depth > 0 ? 8 : 3) switch
            {
                0 => Call(),
                1 => $"wait: {Time(10)}",
                2 => $"bank call: {{ timeout: {1 + Below(40)} ms, retry: {Below(3)}, on error: [{Call()}] }}",
                3 => $"choose: {{ {1 + Below(99)} %: [{Call()}], otherwise: [] }}",
                4 => $"parallel: [{Call()}, [{Call()}, {Call()}]]",
                5 => $"parallel 1 of 2: [{Call()}, {Call()}]",
                6 => $"fan out {1 + Below(6)} x: [{Call()}]",
                _ => Below(2) == 0 ? $"async: [{Call()}]" : $"repeat geometric mean {1 + Below(3)}: [{Call()}]",
            };
            text.Append(indent).Append("- ").Append(step).Append('\n');
        }
    }

    private string WriteNetwork()
    {
        var stations = 2 + Below(3);
        var flows = 1 + Below(2);
        var visits = new double[stations];
        var steps = new List<string>[flows];
        for (var f = 0; f < flows; f++)
        {
            steps[f] = [];
            for (var i = 1 + Below(4); i >= 0; i--)
            {
                var s = Below(stations);
                var (step, times) = Below(4) switch
                {
                    0 => ($"choose: {{ 30 %: [s{s}], otherwise: [] }}", 0.3),
                    1 => ($"repeat geometric mean 2: [s{s}]", 2),
                    _ => ($"s{s}", 1),
                };
                visits[s] += times;
                steps[f].Add(step);
            }
        }

        var text = new StringBuilder("workload:\n");
        for (var f = 0; f < flows; f++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  f{f}: {{ rate: 100/s, peak: 1 x }}\n");
        }

        text.Append("components:\n");
        for (var s = 0; s < stations; s++)
        {
            var cores = 1 + Below(3);
            var load = 0.2 + 0.65 * _chance.NextUniform();
            text.Append(CultureInfo.InvariantCulture, $"  s{s}: {{ kind: service, instances: 1, cores: {cores}, time: exp {Number(1000 * load * cores / (100 * Math.Max(0.3, visits[s])))} ms }}\n");
        }

        text.Append("flows:\n");
        for (var f = 0; f < flows; f++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  f{f}:\n    - {string.Join("\n    - ", steps[f])}\n");
        }

        return text.ToString();
    }

    private string Time(double milliseconds) => Law(milliseconds * (0.2 + _chance.NextUniform()));

    private string Law(double milliseconds) => Below(4) switch
    {
        0 => $"{Number(milliseconds)} ms",
        1 => $"lognormal mean {Number(milliseconds)} ms scv {1 + Below(3)}",
        2 => $"erlang 3 mean {Number(milliseconds)} ms",
        _ => $"exp {Number(milliseconds)} ms",
    };

    private string Maybe(string words) => Below(2) == 0 ? words : "";

    private int Below(int n) => _chance.NextIndex(n);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}

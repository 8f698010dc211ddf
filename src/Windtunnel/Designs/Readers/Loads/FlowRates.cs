using System.Collections.Immutable;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers.Loads;

/// <summary>How often each flow runs, average over the day [1/s], as far as it takes to count records.</summary>
internal static class FlowRates
{
    /// <summary>Longest chain of queues that is followed.</summary>
    private const int HopsMax = 100;

    private const double RateMax = 1e30;

    /// <summary>Flows that loads start. Closed users ask at most once per think time, which is taken for their rate.</summary>
    public static Dictionary<string, Quantity> OfLoads(Workload workload)
    {
        var rates = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var load in workload.Loads)
        {
            rates[load.Flow] = Limit(load switch
            {
                OpenLoad open => open.Rate.Value,
                ClosedLoad { Think.Value.Mean: > 0 and var think } closed => new Quantity(closed.Users.Value.Low / think, closed.Users.Value.High / think, Dimension.Rate),
                _ => Quantity.Rate(0),
            });
        }

        return rates;
    }

    /// <summary>Keeps products with a rate finite; nothing real comes near the limit.</summary>
    private static Quantity Limit(Quantity rate) => new(Math.Min(rate.Low, RateMax), Math.Min(rate.High, RateMax), Dimension.Rate);

    /// <summary>The same with flows that read a queue: they run as often as all flows together send to it.</summary>
    public static Dictionary<string, Quantity> WithQueues(IReadOnlyDictionary<string, Quantity> loads, ImmutableArray<Flow> flows)
    {
        var sends = flows.ToDictionary(f => f, f => SendCounts.Of(f.Steps, uncertain: 1));
        var readers = flows.Where(f => f.Reads is not null).ToLookup(f => f.Reads!.Name, StringComparer.Ordinal);
        var wave = flows.Where(f => loads.ContainsKey(f.Name)).ToDictionary(f => f, f => loads[f.Name].Nominal);
        var total = loads.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
        for (var hop = 0; hop < HopsMax && wave.Count > 0; hop++)
        {
            var next = new Dictionary<Flow, double>();
            foreach (var (flow, rate) in wave)
            {
                foreach (var (queue, count) in sends[flow])
                {
                    foreach (var reader in readers[queue])
                    {
                        next[reader] = Math.Min(RateMax, next.GetValueOrDefault(reader) + rate * count);
                    }
                }
            }

            foreach (var (flow, rate) in next)
            {
                var before = total.TryGetValue(flow.Name, out var known) ? known.Nominal : 0;
                total[flow.Name] = Quantity.Rate(Math.Min(RateMax, before + rate));
            }

            wave = next;
        }

        return total;
    }
}

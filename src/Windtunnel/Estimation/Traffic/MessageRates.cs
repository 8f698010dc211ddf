using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Traffic;

/// <summary>Adds to the rate of each flow that reads a queue the messages that flows send to it.</summary>
internal static class MessageRates
{
    /// <summary>Passes around a circle of queues. A reader has checked that each pass adds less than the one before.</summary>
    private const int PassesMax = 1_000;

    private sealed record Send(string From, string To, Term Times);

    /// <param name="asked">Rate that loads ask for, by flow [1/s].</param>
    /// <param name="name">Gives a finished rate its name.</param>
    public static Dictionary<string, Term> Add(
        Design design,
        Dictionary<string, Term> asked,
        IReadOnlyDictionary<string, IReadOnlyList<Visit>> visits,
        Func<string, Term, Term> name)
    {
        var sends = SendsOf(design, visits).ToLookup(s => s.To, StringComparer.Ordinal);
        var waiting = asked.Keys.ToDictionary(f => f, f => sends[f].Count(), StringComparer.Ordinal);
        var readersOf = sends.SelectMany(g => g).ToLookup(s => s.From, StringComparer.Ordinal);
        var ready = new Queue<string>(waiting.Where(w => w.Value == 0).Select(w => w.Key));
        var rates = new Dictionary<string, Term>(StringComparer.Ordinal);
        while (ready.TryDequeue(out var flow))
        {
            var messages = sends[flow].Select(s => Arithmetic.Product(Dimension.Rate, rates[s.From], s.Times));
            Finish(flow, Arithmetic.Sum(Dimension.Rate, messages.Prepend(asked[flow])));
            foreach (var reader in readersOf[flow].Where(s => --waiting[s.To] == 0))
            {
                ready.Enqueue(reader.To);
            }
        }

        // What is left sends to itself in the end.
        string[] circle = [.. asked.Keys.Where(f => !rates.ContainsKey(f))];
        foreach (var (flow, rate) in circle.Zip(Circle(circle, asked, sends, rates)))
        {
            Finish(flow, rate);
        }

        return rates;

        void Finish(string flow, Term rate)
        {
            // Evaluated from the ground up, so that a long chain of queues never becomes a deep recursion.
            var finished = rate is Fixed { IsZero: true } ? rate : name(flow, rate);
            _ = finished.Nominal;
            _ = finished.Samples;
            rates[flow] = finished;
        }
    }

    private static IEnumerable<Send> SendsOf(Design design, IReadOnlyDictionary<string, IReadOnlyList<Visit>> visits)
    {
        var readers = design.Flows.Where(f => f.Reads is not null).ToLookup(f => f.Reads!.Name, StringComparer.Ordinal);
        return from flow in design.Flows
               from visit in visits[flow.Name]
               where visit.Operation.Writes && readers.Contains(visit.Component.Name)
               from reader in readers[visit.Component.Name]
               select new Send(flow.Name, reader.Name, visit.Times);
    }

    private static ImmutableArray<Term> Circle(string[] flows, Dictionary<string, Term> asked, ILookup<string, Send> sends, Dictionary<string, Term> rates)
    {
        var index = flows.Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i, StringComparer.Ordinal);
        var inner = flows.SelectMany(f => sends[f]).Where(s => index.ContainsKey(s.From)).ToArray();
        var from = inner.Select(s => index[s.From]).ToArray();
        var to = inner.Select(s => index[s.To]).ToArray();
        ImmutableArray<Term> outer =
        [
            .. flows.Select(f => Arithmetic.Sum(
                Dimension.Rate,
                sends[f].Where(s => rates.ContainsKey(s.From)).Select(s => Arithmetic.Product(Dimension.Rate, rates[s.From], s.Times)).Prepend(asked[f]))),
        ];
        ImmutableArray<Term> parts = [.. outer, .. inner.Select(s => s.Times)];
        return
        [
            .. flows.Select((_, own) => (Term)new Formula(
                Dimension.Rate,
                parts,
                () => $"{outer[own].Inline}, and what messages cause in turn",
                p => Settle(p[..flows.Length], p[flows.Length..], from, to)[own])),
        ];
    }

    /// <summary>The rates that reproduce themselves: each what comes from outside and what all of them send.</summary>
    private static double[] Settle(ReadOnlySpan<double> outer, ReadOnlySpan<double> times, int[] from, int[] to)
    {
        var rates = outer.ToArray();
        for (var pass = 0; pass < PassesMax; pass++)
        {
            var next = outer.ToArray();
            for (var i = 0; i < times.Length; i++)
            {
                next[to[i]] += rates[from[i]] * times[i];
            }

            var isSettled = true;
            for (var i = 0; i < next.Length; i++)
            {
                isSettled &= Math.Abs(next[i] - rates[i]) <= 1e-12 * next[i];
            }

            rates = next;
            if (isSettled)
            {
                break;
            }
        }

        return rates;
    }
}

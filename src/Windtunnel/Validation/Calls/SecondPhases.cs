using System.Collections.Immutable;
using System.Globalization;

namespace Windtunnel.Validation.Calls;

/// <summary>Five tasks that call each other, hold their only slot while they wait, answer early and work on: a layered queueing network.</summary>
internal static class SecondPhases
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Case("layered srvn6, A01", ["p1", "p2", "p3", "p4", "p2"], 0.025413, 0.014851),
        Case("layered srvn6, B01", ["p1", "p2", "p1", "p1", "p2"], 0.024493, 0.014931),
    ];

    /// <param name="name">Name of the case.</param>
    /// <param name="processors">Which processor each of the five tasks runs on.</param>
    /// <param name="first">Cycles of the first reference task [1/s].</param>
    /// <param name="second">Cycles of the second [1/s].</param>
    private static ValidationCase Case(string name, string[] processors, double first, double second) => new(
        name,
        "exact solution of the srvn6 model of the layered queueing literature (Woodside et al. 1995)",
        Text(processors),
        600_000,
        [KnownValue.Throughput("one", first), KnownValue.Throughput("two", second)]);

    private static string Text(string[] on)
    {
        string one = on[0], two = on[1], three = on[2], four = on[3], five = on[4];
        var e7 = Entry("t5", Phase(five, 0.1), Phase(five, 0.7));
        var e6 = Entry("t5", Phase(five, 1), Phase(five, 2));
        var e5 = Entry("t4", Phase(four, 0.3, (0.5, e6)), Phase(four, 0.1, (1.7, e6)));
        var e4 = Entry("t3", Phase(three, 0.3), Phase(three, 0.5));
        var e3 = Entry("t3", Phase(three, 0.1), Phase(three, 2));
        var e1 = $"{Phase(one, 1.5, (1, e3), (0.5, e4), (2, e5))}, {Phase(one, 0.5, (1.1, e5))}";
        var e2 = $"{Phase(two, 0.1, (2, e5), (1, e6))}, {Phase(two, 0.2, (1.1, e5), (2.5, e6), (1, e7))}";
        var tasks = string.Join(", ", new[] { "t3", "t4", "t5" }.Select(t => $"{t}: {{ kind: service, instances: 1, cores: 1, concurrency: 1 }}"));
        var processors = string.Join(", ", on.Distinct().Order(StringComparer.Ordinal).Select(p => $"{p}: {{ kind: service, instances: 1, cores: 1 }}"));
        return $$"""
            design: layered
            workload: { one: { users: 1, think: 0 s }, two: { users: 1, think: 0 s } }
            components: { {{tasks}}, {{processors}} }
            flows:
              one: [ {{e1}} ]
              two: [ {{e2}} ]
            """;
    }

    private static string Entry(string task, string first, string second) => $"{{ {task}: {{ time: 0 s, calls: [ {first}, reply, {second} ] }} }}";

    // The calls of a phase are one geometric number, each to one callee by chance; between them the work is cut into exponential slices.
    private static string Phase(string processor, double seconds, params (double Calls, string Entry)[] calls)
    {
        var total = calls.Sum(c => c.Calls);
        var slice = $"{{ {processor}: {{ time: exp {Number(seconds / (1 + total))} s, calls: [] }} }}";
        if (calls.Length == 0)
        {
            return slice;
        }

        var ways = string.Join(", ", calls.SkipLast(1).Select(c => $"{Number(100 * c.Calls / total)} %: [ {c.Entry} ]").Append($"otherwise: [ {calls[^1].Entry} ]"));
        var call = calls.Length == 1 ? calls[0].Entry : $"{{ choose: {{ {ways} }} }}";
        return $"{slice}, {{ repeat geometric mean {Number(total)}: [ {call}, {slice} ] }}";
    }

    private static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Utilisations;

/// <summary>Every mechanism whose answers are compared by utilisation, in the order of the table.</summary>
public static class Mechanisms
{
    /// <summary>Utilisations at which they are compared.</summary>
    public static ImmutableArray<double> Utilisations { get; } = [0.3, 0.5, 0.7, 0.9, 0.95, 0.99];

    public static ImmutableArray<Mechanism> All { get; } =
    [
        Station("one server, exponential", "instances: 1, cores: 1", "exp 1 s", 1, u => MM1.MeanResponse(u, 1)),
        Station("16 servers, exponential", "instances: 1, cores: 16", "exp 1 s", 16, u => MMc.MeanResponse(16 * u, 1, 16)),
        Station("one server, constant", "instances: 1, cores: 1", "1 s", 1, u => MG1.MeanResponse(u, 1, 0)),
        Station("one server, log-normal", "instances: 1, cores: 1", "lognormal mean 1 s scv 2.25", 1, u => MG1.MeanResponse(u, 1, 2.25)),
        Station("4 servers, log-normal", "instances: 1, cores: 4", "lognormal mean 1 s scv 2.25", 4),
        Station("round robin over 4", "instances: 4, cores: 1", "exp 1 s", 4, u => EkM1.MeanResponse(4, u, 1)),
        Station("least connections over 4", "instances: 4, cores: 1, routing: least connections", "exp 1 s", 4),
        Station("two choices over 50", "instances: 50, cores: 1, routing: power of two", "exp 1 s", 50),
        new("two services in a row", u => $$"""
            design: row
            workload: { work: {{Rate(u)}}, peak: 1 x }
            components: { a: { kind: service, instances: 1, cores: 1 }, b: { kind: service, instances: 1, cores: 1 } }
            flows: { work: [ { a: exp 1 s }, { b: exp 1 s } ] }
            """, u => 2 * MM1.MeanResponse(u, 1)),
        new("parallel of two", u => $$"""
            design: fork
            workload: { work: {{Rate(u)}}, peak: 1 x }
            components: { a: { kind: service, instances: 1, cores: 1 }, b: { kind: service, instances: 1, cores: 1 } }
            flows: { work: [ { parallel: [ [ { a: exp 1 s } ], [ { b: exp 1 s } ] ] } ] }
            """, u => (12 - u) / 8 * MM1.MeanResponse(u, 1)),
        new("fan-out of 10 over 10", u => $$"""
            design: fan
            workload: { work: {{Rate(u)}}, peak: 1 x }
            components: { a: { kind: service, instances: 10, cores: 1, routing: random } }
            flows: { work: [ { fan out 10 x: [ { a: exp 1 s } ] } ] }
            """),
    ];

    private static Mechanism Station(string name, string settings, string service, int servers, Func<double, double>? exact = null) => new(
        name,
        u => $$"""
        design: station
        workload: { work: {{Rate(servers * u)}}, peak: 1 x }
        components: { a: { kind: service, {{settings}} } }
        flows: { work: [ { a: {{service}} } ] }
        """,
        exact);

    private static string Rate(double perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.######}/s");
}

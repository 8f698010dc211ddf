using System.Collections.Immutable;

namespace Windtunnel.Validation.Networks;

/// <summary>Users who think, ask and wait: exact answers by mean value analysis.</summary>
internal static class ClosedNetworks
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "H1: one class, CPU and two disks",
            "Lazowska et al. 1984, ch. 6",
            """
            design: central-server
            workload: { job: { users: 3, think: exp 15 s } }
            components:
              cpu:   { kind: service, instances: 1, cores: 1 }
              disk1: { kind: service, instances: 1, cores: 1 }
              disk2: { kind: service, instances: 1, cores: 1 }
            flows:
              job:
                - cpu: exp 0.605 s
                - disk1: exp 2.1 s
                - disk2: exp 1.35 s
            """,
            300_000,
            [
                KnownValue.Throughput("job", 0.151516),
                KnownValue.Mean("job", 4.79982),
                KnownValue.Utilisation("disk1", 0.151516 * 2.1),
            ]),
        new(
            "H2: two classes at one server",
            "Chandy & Neuse 1982",
            """
            design: two-classes
            workload:
              first:  { users: 8, think: exp 8 s }
              second: { users: 1, think: constant 0 s }
            components: { server: { kind: service, instances: 1, cores: 1 } }
            flows:
              first:  [ { server: exp 1 s } ]
              second: [ { server: exp 1 s } ]
            """,
            100_000,
            [
                KnownValue.Throughput("first", 0.653327),
                KnownValue.Throughput("second", 0.346673),
                KnownValue.Mean("first", 4.2450),
                KnownValue.Mean("second", 2.885),
            ]),
        new(
            "H3: batch jobs and users share a processor and a disk",
            "exact product form: any service where it is shared; see docs/theory/networks.md",
            """
            design: batch-and-users
            workload:
              batch: { users: 10, think: constant 0 s }
              work:  { users: 25, think: exp 30 s }
            components:
              cpu:  { kind: service, instances: 1, cores: 1, discipline: processor sharing }
              disk: { kind: service, instances: 1, cores: 1, discipline: processor sharing }
            flows:
              batch: [ { cpu: constant 1 s }, { disk: erlang 2 mean 0.09 s } ]
              work:  [ { cpu: exp 0.1 s }, { disk: hyperexp mean 0.9 s scv 2 } ]
            """,
            60_000,
            [
                KnownValue.Throughput("batch", 0.926466),
                KnownValue.Throughput("work", 0.735342),
            ]),
        TwoServers(1, 0.8593, 0.5710),
        TwoServers(2, 0.9352, 0.9105),
        TwoServers(5, 1.0532, 1.3791),
        TwoServers(11, 1.1347, 1.6714),
        TwoServers(20, 1.1753, 1.8083),
    ];

    /// <summary>Five users who think 6 s and two who think 3 s share two servers of 1 s; the second class visits them several times.</summary>
    private static ValidationCase TwoServers(int visits, double numberFirst, double numberSecond)
    {
        // Little: L = X·R and X = N / (Z + R), so R = Z·L / (N − L).
        var responseFirst = 6 * numberFirst / (5 - numberFirst);
        var responseSecond = 3 * numberSecond / (2 - numberSecond);
        return new ValidationCase(
            $"H4: two servers, second class visits {visits} times",
            "exact multi-class analysis of a two-server station, see docs/theory/networks.md",
            $$"""
            design: two-servers
            workload:
              first:  { users: 5, think: exp 6 s }
              second: { users: 2, think: exp 3 s }
            components: { server: { kind: service, instances: 1, cores: 2 } }
            flows:
              first:  [ { server: exp 1 s } ]
              second: [ { repeat {{visits}} x: [ { server: exp 1 s } ] } ]
            """,
            150_000,
            [
                KnownValue.Mean("first", responseFirst),
                KnownValue.Mean("second", responseSecond),
            ]);
    }
}

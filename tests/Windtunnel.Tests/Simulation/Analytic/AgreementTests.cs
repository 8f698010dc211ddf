using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation.Analytic;

/// <summary>The pass against the simulator, where the pass approximates: the errors it states are those it makes.</summary>
public sealed class AgreementTests
{
    // Of each kind the case that errs most among some hundred that were measured; see docs/theory/designs.md.
    [Theory]
    [MemberData(nameof(Designs))]
    public void Solve_Approximated_IsWithinItsTolerance(string name, string body)
    {
        var design = Sample.Read(body);
        var analytic = AnalyticPass.Solve(design, new SimulationOptions()).FindFlow("work")!;
        var simulated = Simulator.Run(design, new SimulationOptions { Replications = 5, EventBudget = 1_000_000 }, cancellation: TestContext.Current.CancellationToken).Flow().Mean;
        var error = analytic.MeanSeconds / simulated.Value - 1;
        TestContext.Current.SendDiagnosticMessage($"MEASURED {name,-40} {analytic.MeanSeconds:g5} {simulated.Value:g5} ±{simulated.HalfWidth / simulated.Value:p1} error {error:p1} tolerance {analytic.Tolerance:p1} {analytic.Method}");
        simulated.Trust.ShouldBe(Trust.Settled, name);
        Math.Abs(error).ShouldBeLessThanOrEqualTo(analytic.Tolerance + 2 * simulated.HalfWidth / simulated.Value, name);
    }

    public static TheoryData<string, string> Designs()
    {
        var data = new TheoryData<string, string>();
        foreach (var routing in new[] { "round robin", "least connections", "power of two" })
        {
            foreach (var (instances, cores, load) in new[] { (2, 1, 0.5), (8, 1, 0.9) })
            {
                foreach (var service in new[] { "exp 10 ms", "10 ms" })
                {
                    data.Add($"{routing} {instances} x {cores} at {load}, {service}", One(load * instances * cores * 100, $"server: {{ kind: service, instances: {instances}, cores: {cores}, time: {service}, routing: {routing} }}", "server"));
                }
            }
        }

        const string Two = "a: { kind: service, instances: 1, cores: 1, time: exp 10 ms }\n  b: { kind: service, instances: 1, cores: 1, time: exp 5 ms }\n  c: { kind: service, instances: 1, cores: 1, time: lognormal mean 8 ms scv 2 }\n  d: { kind: external service, time: lognormal p50 10 ms p99 30 ms }";
        foreach (var rate in new[] { 50 })
        {
            data.Add($"join of unequal at {rate}", One(rate, Two, "parallel: [a, b]"));
            data.Add($"join of three at {rate}", One(rate, Two, "parallel: [a, b, c]"));
            data.Add($"join of four, two needed at {rate}", One(rate, Two, "parallel 2 of 4: [a, b, c, d]"));
            data.Add($"join of sequences at {rate}", One(rate, Two, "parallel: [[a, d], [b, c]]"));
        }

        foreach (var (count, load) in new[] { ("5", 0.5), ("20", 0.1), ("lognormal p50 20 p99 100", 0.3) })
        {
            var mean = count.StartsWith('l') ? 25.4 : double.Parse(count);
            data.Add($"fan-out {count} at {load}", Keyed(load * 4 * 1000 / mean, "store: { kind: key-value store, shards: 4, replicas: 1, cores: 1, read time: exp 1 ms, read capacity: 1000/s, holds: item }", $"fan out {count}{(count.StartsWith('l') ? "" : " x")}: [store read item]"));
            data.Add($"fan-out {count} with delays at {load}", Keyed(load * 4 * 1000 / mean, "store: { kind: key-value store, shards: 4, replicas: 1, cores: 1, read time: lognormal p50 4 ms p99 15 ms, read capacity: 1000/s, holds: item }", $"fan out {count}{(count.StartsWith('l') ? "" : " x")}: [store read item]"));
        }

        foreach (var (slots, load) in new[] { (4, 0.8) })
        {
            data.Add($"{slots} slots held by a store at {load}", One(load * 100, $"web: {{ kind: service, instances: 1, cores: 4, concurrency: {slots}, time: exp 1 ms }}\n  store: {{ kind: service, instances: 1, cores: 1, time: exp 10 ms }}", "web, store"));
            data.Add($"{slots} slots held by a partner at {load}", One(load * slots * 10, $"web: {{ kind: service, instances: 1, cores: 4, concurrency: {slots}, time: exp 1 ms }}\n  partner: {{ kind: external service, time: lognormal p50 90 ms p99 300 ms }}", "web, partner"));
            data.Add($"{slots} slots and two cores at {load}", One(load * 200, $"web: {{ kind: service, instances: 1, cores: 2, concurrency: {slots}, time: lognormal mean 10 ms scv 2 }}", "web"));
        }

        foreach (var load in new[] { 0.9 })
        {
            data.Add($"constant stations in a row at {load}", One(load * 100, "a: { kind: service, instances: 1, cores: 1, time: 10 ms }\n  b: { kind: service, instances: 1, cores: 1, time: 9 ms }\n  c: { kind: service, instances: 1, cores: 1, time: exp 8 ms }", "a, b, c"));
            data.Add($"irregular stations in a row at {load}", One(load * 100, "a: { kind: service, instances: 1, cores: 1, time: lognormal mean 10 ms scv 4 }\n  b: { kind: service, instances: 1, cores: 1, time: lognormal mean 9 ms scv 4 }\n  c: { kind: service, instances: 1, cores: 1, time: exp 8 ms }", "a, b, c"));
        }

        foreach (var (instances, cores, load) in new[] { (1, 1, 0.8), (2, 1, 0.8), (2, 4, 0.9) })
        {
            const string Service = "lognormal mean 10 ms scv 2";
            data.Add($"shared {instances} x {cores} at {load}", One(load * instances * cores * 100, $"server: {{ kind: service, instances: {instances}, cores: {cores}, time: {Service}, discipline: processor sharing }}", "server"));
            data.Add($"shared {instances} x {cores} at {load}, bounded", One(load * instances * cores * 100, $"server: {{ kind: service, instances: {instances}, cores: {cores}, time: {Service}, queue: 8, discipline: processor sharing, routing: random }}", "server"));
        }

        foreach (var (instances, cores, load, service) in new[] { (1, 1, 0.7, "exp 10 ms"), (1, 4, 0.7, "exp 10 ms"), (1, 16, 0.8, "10 ms"), (2, 2, 0.3, "lognormal mean 10 ms scv 2") })
        {
            data.Add($"pauses at {instances} x {cores}, {service}", One(load * instances * cores * 100, $"server: {{ kind: service, instances: {instances}, cores: {cores}, time: {service}, pauses: every 1 s for exp 50 ms }}", "server"));
        }

        data.Add("last come first served", One(80, "server: { kind: service, instances: 1, cores: 1, time: lognormal mean 10 ms scv 2, discipline: lifo }", "server"));
        data.Add("shared by short and long", One(16, "server: { kind: service, instances: 1, cores: 1, discipline: processor sharing }", "server: 5 ms, server: exp 40 ms"));
        foreach (var discipline in new[] { "priority", "preemptive priority" })
        {
            foreach (var (instances, cores, service) in new[] { (1, 1, "lognormal mean 10 ms scv 2"), (2, 1, "exp 10 ms"), (1, 4, "10 ms"), (2, 4, "lognormal mean 10 ms scv 2") })
            {
                foreach (var priority in new[] { 1, 9 })
                {
                    data.Add($"{discipline} {priority} at {instances} x {cores}, {service}", $$"""
                        workload: { work: {{40 * instances * cores}}/s, other: {{40 * instances * cores}}/s, peak: 1 x }
                        components: { server: { kind: service, instances: {{instances}}, cores: {{cores}}, discipline: {{discipline}} } }
                        flows: { work: { priority: {{priority}}, steps: [server: {{service}}] }, other: [server: {{service}}] }
                        """);
                }
            }
        }

        foreach (var users in new[] { 10, 40 })
        {
            data.Add($"{users} users, irregular service", Of($"users: {users}, think: exp 200 ms", "a: { kind: service, instances: 1, cores: 1, time: lognormal mean 10 ms scv 4 }", "a"));
            data.Add($"{users} users, pauses", Of($"users: {users}, think: exp 200 ms", "a: { kind: service, instances: 1, cores: 1, time: exp 10 ms, pauses: every 1 s for exp 50 ms }", "a"));
            data.Add($"{users} users, round robin", Of($"users: {users}, think: exp 50 ms", "a: { kind: service, instances: 2, cores: 1, time: exp 10 ms }", "a"));
            data.Add($"{users} users, join", Of($"users: {users}, think: exp 200 ms", Two, "parallel: [a, b]"));
            data.Add($"{users} users, five slots", Of($"users: {users}, think: exp 100 ms", "web: { kind: service, instances: 1, cores: 4, concurrency: 5, time: exp 1 ms }\n  store: { kind: service, instances: 1, cores: 1, time: exp 10 ms }", "web, store"));
        }

        foreach (var (read, write, rate) in new[] { (2, 2, 300), (3, 1, 200), (2, 3, 400) })
        {
            data.Add($"quorums {read} and {write} of 3 at {rate}", Keyed(rate, $"store: {{ kind: key-value store, replicas: 3, cores: 1, read time: exp 1 ms, read capacity: 1000/s, write time: exp 1 ms, write capacity: 1000/s, read quorum: {read}, write quorum: {write}, holds: item }}", "store read item, store write item"));
        }

        return data;
    }

    private static string One(double rate, string components, string steps) => Of($"rate: {rate}/s, peak: 1 x", components, steps);

    private static string Of(string load, string components, string steps) => $"workload: {{ work: {{ {load} }} }}\ncomponents:\n  {components}\nflows:\n  work:\n    - {string.Join("\n    - ", steps.StartsWith("par", StringComparison.Ordinal) || steps.StartsWith("fan", StringComparison.Ordinal) ? [steps] : steps.Split(", "))}\n";

    private static string Keyed(double rate, string components, string steps) => $"data: {{ item: {{ size: 1 kB, keys: 100M }} }}\n{One(rate, components, steps)}";
}

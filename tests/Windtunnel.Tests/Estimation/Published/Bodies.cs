namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Small designs that published estimates are about.</summary>
internal static class Bodies
{
    private const string Web = "components: { web: { kind: service } }";

    /// <summary>One request type of some rate.</summary>
    public static string Rate(string rate, string peak = "2 x") => $"workload: {{ ask: {rate}, peak: {peak} }}\n{Web}\nflows: {{ ask: [web] }}";

    /// <summary>One request type of some rate per daily user.</summary>
    public static string PerUser(string users, string rate, string peak = "2 x") =>
        $"workload: {{ daily users: {users}, ask: {rate} per user, peak: {peak} }}\n{Web}\nflows: {{ ask: [web] }}";

    /// <summary>One request type that is so many times another.</summary>
    public static string Relation(string rate, string relation) =>
        $"workload: {{ base: {rate}, ask: {relation} }}\n{Web}\nflows: {{ ask: [web], base: [web] }}";

    /// <summary>A data set that grows by one record (or another relation) per request.</summary>
    public static string Growing(string rate, string size, string keep = "5 years", string writtenBy = "ask", string users = "") =>
        $"workload: {{ {(users.Length > 0 ? $"daily users: {users}, " : "")}ask: {rate} }}\n"
        + $"data: {{ item: {{ size: {size}, written by: {writtenBy}, keep: {keep} }} }}\n"
        + "components: { store: { kind: key-value store, replicas: 1, holds: item } }\nflows: { ask: [store write item] }";

    /// <summary>A data set of so many records.</summary>
    public static string Kept(string keys, string size, int replicas = 1, string users = "") =>
        $"workload: {{ {(users.Length > 0 ? $"daily users: {users}, " : "")}ask: 1/s }}\n"
        + $"data: {{ item: {{ size: {size}, keys: {keys} }} }}\n"
        + $"components: {{ store: {{ kind: key-value store, replicas: {replicas}, holds: item }} }}\nflows: {{ ask: [store read item] }}";

    /// <summary>Some steps once a second, or at another rate, among components that cost and delay nothing of interest.</summary>
    public static string Steps(string steps, string rate = "1/s") =>
        $"workload: {{ ask: {rate} }}\n"
        + "components: { web: { kind: service }, store: { kind: key-value store }, cache: { kind: cache, hit ratio: 95 % } }\n"
        + $"flows: {{ ask: {steps} }}";

    /// <summary>A tier of servers, each with so many places, each of which a request holds for some time.</summary>
    public static string Tier(string rate, int cores, string time, string target, string peak = "1 x") =>
        $"workload: {{ ask: {rate}, peak: {peak} }}\n"
        + $"components: {{ web: {{ kind: service, instances: 1, cores: {cores}, target utilisation: {target} }} }}\nflows: {{ ask: [web: {time}] }}";

    /// <summary>A store that takes so many writes per second and node.</summary>
    public static string Writers(string rate, string capacity) =>
        $"workload: {{ ask: {rate}, peak: 1 x }}\n"
        + $"components: {{ store: {{ kind: key-value store, replicas: 1, cores: 1, write capacity: {capacity}, target utilisation: 100 % }} }}\nflows: {{ ask: [store write] }}";

    /// <summary>An external service of some availability, asked by some steps.</summary>
    public static string Parts(string availability, string steps) =>
        "workload: { ask: 1/s }\ncomponents: { "
        + string.Join(", ", "abcde".Select(n => $"{n}: {{ kind: external service, time: 1 ms, availability: {availability} }}"))
        + $" }}\nflows: {{ ask: {steps} }}";

    /// <summary>More users than any capacity, who do not think: their rate is the capacity.</summary>
    public static string Capacity(string component, string step) =>
        $"workload: {{ ask: {{ users: 100bn, think: 0 s }} }}\ncomponents: {{ it: {{ {component} }} }}\nflows: {{ ask: [{step}] }}";

    /// <summary>Large answers to many users, at a price for what leaves.</summary>
    public static string Egress(string users, string rate, string response, string price) =>
        $"workload: {{ daily users: {users}, ask: {rate} per user }}\n{Web}\n"
        + $"flows: {{ ask: {{ response size: {response}, steps: [web] }} }}\nprices: {{ egress: {price} }}";

    public const string Shortener = """
        workload: { shorten: 100M/day, redirect: 10 x shorten }
        data: { url: { size: 100 B, written by: shorten, keep: 10 years } }
        components: { urls: { kind: key-value store, holds: url } }
        flows: { shorten: [urls write url], redirect: { response size: 500 B, steps: [urls read url] } }
        """;
}

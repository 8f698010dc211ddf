namespace Windtunnel.Units;

/// <summary>One way to write a distribution, for the language reference, the schema and suggestions.</summary>
/// <param name="Name">The word it begins with.</param>
/// <param name="Example">A text that parses as a duration, or as a count when <paramref name="IsCount"/>.</param>
/// <param name="Summary">What it means, in one sentence.</param>
/// <param name="IsCount">Whether it is a distribution of counts only.</param>
public sealed record DistributionForm(string Name, string Example, string Summary, bool IsCount = false)
{
    /// <summary>Every way to write a distribution, in the order of the language reference.</summary>
    public static IReadOnlyList<DistributionForm> All { get; } =
    [
        new("constant", "constant 3 ms", "Always the same; the word may be left out."),
        new("exp", "exp 8 ms", "Exponential with that mean; its squared coefficient of variation (scv) is 1."),
        new("exponential", "exponential 8 ms", "The same as exp."),
        new("uniform", "uniform 1 to 3 ms", "Every value between the bounds alike."),
        new("lognormal", "lognormal p50 1 ms p99 5 ms", "A logarithm that is normal, by median and a percentile above it."),
        new("lognormal", "lognormal mean 2 ms scv 1.5", "The same by mean and variability."),
        new("gamma", "gamma mean 5 ms shape 2", "Gamma; scv is 1/shape."),
        new("erlang", "erlang 3 mean 6 ms", "The sum of so many equal exponential stages; scv is 1/stages."),
        new("hyperexp", "hyperexp mean 8 ms scv 4", "One of two exponentials with balanced means; scv is at least 1."),
        new("hyperexp", "hyperexp 90 % 1 ms, 10 % 20 ms", "One of several exponentials, branch by branch."),
        new("pareto", "pareto min 1 ms alpha 2.5", "The share above x falls as (min/x)^alpha."),
        new("pareto", "pareto mean 3 ms alpha 2.5", "The same by its mean; alpha is above 1."),
        new("empirical", "empirical latency.csv", "Measured values, one on each line of a file, each as likely as the others."),
        new("geometric", "geometric mean 10", "A count 0, 1, 2, … without memory.", IsCount: true),
        new("poisson", "poisson mean 3", "A Poisson count.", IsCount: true),
    ];
}

using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Traffic;

/// <summary>Average rates of open loads, with the relation they were told by, so that what is uncertain in one is uncertain in the other.</summary>
internal static class LoadRates
{
    /// <summary>Relative difference to the resolved rate beyond which a relation is not believed to have been understood.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Average rate [1/s] by flow, of all open loads.</summary>
    public static Dictionary<string, Term> Of(Workload workload)
    {
        var rates = new Dictionary<string, Term>(StringComparer.Ordinal);
        var started = new HashSet<string>(StringComparer.Ordinal);
        foreach (var load in workload.Loads.OfType<OpenLoad>())
        {
            // A relation names at most one other load, so a chain is followed and then built from its end; it can be long, hence no recursion.
            var chain = new Stack<OpenLoad>();
            for (var next = load; next is not null && started.Add(next.Flow); next = SubjectOf(next, workload))
            {
                chain.Push(next);
            }

            foreach (var link in chain)
            {
                var rate = RateOf(link, workload, rates).Named($"{link.Flow} average rate");
                _ = rate.Nominal;
                rates[link.Flow] = rate;
            }
        }

        return rates;
    }

    private static OpenLoad? SubjectOf(OpenLoad load, Workload workload) =>
        Relation.TryParse(load.Working, out var relation, out _) ? workload.Find(relation.Subject) as OpenLoad : null;

    private static Term RateOf(OpenLoad load, Workload workload, Dictionary<string, Term> rates)
    {
        if (Relation.TryParse(load.Working, out var relation, out _))
        {
            var subject = rates.TryGetValue(relation.Subject, out var rate) ? rate
                : workload.DailyUsers is { } users ? new Input("daily users", users) : null;
            var amount = new Input($"{load.Flow} {relation.Amount.Dimension switch { Dimension.Rate => "rate per user", _ => "factor" }}", relation.Amount, load.Rate.Provenance);
            if (subject is not null && Related(load, amount, subject) is { } related)
            {
                return related;
            }
        }

        return PerSecond(new Input($"{load.Flow} rate", load.Rate));
    }

    private static Term? Related(OpenLoad load, Input amount, Term subject)
    {
        if (amount.Dimension.Powers() + subject.Dimension.Powers() != Dimension.Rate.Powers())
        {
            return null;
        }

        var product = Arithmetic.Product(Dimension.Rate, subject, amount.Dimension == Dimension.Rate ? PerSecond(amount) : amount);
        var resolved = load.Rate.Value.Nominal;
        return amount.IsUncertain && subject.IsUncertain || Math.Abs(product.Nominal - resolved) <= Tolerance * resolved ? product : null;
    }

    /// <summary>A rate with the division that makes it one per second, where it was not typed so.</summary>
    private static Term PerSecond(Input rate)
    {
        // The shortest exact text of 0.2/day is 73/year, which nobody typed: people count by the day.
        var unit = rate.Text[(rate.Text.LastIndexOf('/') + 1)..];
        var byDay = (rate.Nominal * Dimensions.DaySeconds).ToString("G6");
        var (count, seconds) = unit switch
        {
            "month" or "year" when !rate.IsUncertain && byDay.Length <= 5 => (byDay, "86,400 s"),
            "min" => (Count(), "60 s"),
            "h" => (Count(), "3,600 s"),
            "day" => (Count(), "86,400 s"),
            "month" => (Count(), "2,628,000 s"),
            "year" => (Count(), "31,536,000 s"),
            _ => ("", ""),
        };
        return seconds.Length == 0 ? rate : new Formula(Dimension.Rate, [rate], () => $"{rate.Figure.Name} {count} ÷ {seconds}", static p => p[0], Binding.Product);

        string Count() => rate.Text[..^(unit.Length + 1)];
    }
}

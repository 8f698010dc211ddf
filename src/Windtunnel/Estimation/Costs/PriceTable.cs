using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Costs;

/// <summary>What things cost where the design does not say: list prices, each with its source and date.</summary>
/// <remarks>On demand, without discounts, in a region of the eastern United States; real bills are often lower. All money is US dollars.</remarks>
public sealed class PriceTable
{
    /// <summary>The price of what a kind has priced itself: one dollar a dollar. It cannot be changed.</summary>
    internal const string Dollar = "usd";

    private const string Napkin = "napkin-math cloud price table, 2026-03-21, rounded";

    private readonly ImmutableArray<Price> _prices;

    private PriceTable(ImmutableArray<Price> prices) => _prices = prices;

    /// <summary>The list prices, in the order the guide prints them.</summary>
    public static ImmutableArray<Price> Defaults { get; } =
    [
        Of("vcpu", "one virtual processor core", "15 USD/month", Napkin),
        Of("memory", "memory of a machine", "2 USD/GB/month", Napkin),
        Of("accelerator", "one GPU, the machine around it included", "5000 USD/month", Napkin),
        Of("ssd", "zonal SSD", "0.20 USD/GB/month", Napkin),
        Of("blob", "object storage", "0.02 USD/GB/month", $"{Napkin}; S3 Standard 0.023"),
        Of("egress", "data sent to the internet", "0.09 USD/GB", "AWS EC2 list, first 10 TB a month, us-east-1, 2024–2026"),
        Of("inter-region", "data sent from one region to another", "0.02 USD/GB", "AWS EC2 list, between regions, 2024–2026; the same in the napkin-math table"),
        Of("cdn egress", "data sent to users by a content delivery network", "0.085 USD/GB", "Amazon CloudFront list, first 10 TB a month, United States and Europe, 2024–2026"),
        Of("cdn request", "one HTTPS request to a content delivery network", "0.01 USD per 10k requests", "Amazon CloudFront list, HTTPS requests, United States and Europe, 2024–2026"),
        Of("load balancer", "one load balancer, without its share of traffic", "16.425 USD/month", "AWS ALB 0.0225 USD/h × 730 h, page read 2026-09-20; LCU hours not included"),
        Of("cache memory", "memory of a managed cache", "15 USD/GB/month", "ElastiCache cache.t3.medium, 0.068 USD/h × 730 h for 3.09 GiB, 2026; derived"),
        Of("database vcpu", "one core of a managed relational database, its memory included", "87 USD/month", "RDS db.r8g.xlarge, 0.478 USD/h × 730 h ÷ 4 vCPU, 2026, secondary source; derived"),
        Of("database storage", "SSD of a managed relational database", "0.115 USD/GB/month", "RDS gp3, June 2026, secondary source"),
    ];

    /// <summary>All prices that hold, in the order of <see cref="Defaults"/>.</summary>
    public ImmutableArray<Price> Prices => _prices;

    /// <summary>The prices of a design: the list, with those the design gives in their place. Prices of unknown names are left out; see <see cref="PriceCheck"/>.</summary>
    public static PriceTable For(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return new PriceTable([.. Defaults.Select(p => Override(p, design.Prices))]);
    }

    /// <summary>The price of that name, or null.</summary>
    public Price? Find(string name) => _prices.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    private static Price Override(Price price, ImmutableArray<PriceOverride> overrides) =>
        overrides.LastOrDefault(o => o.Price == price.Name && o.Value.Dimension == price.Value.Dimension) is { } own
            ? price with { Value = own.Value, Provenance = new Provenance.Typed(own.Where) }
            : price;

    private static Price Of(string name, string about, string value, string source) =>
        new(name, about, Quantity.Parse(value), new Provenance.Default(source));
}

namespace Windtunnel.Units;

/// <summary>What a quantity measures. A value of each is a plain <see cref="double"/> in the base unit given in brackets.</summary>
/// <remarks>
/// Calendar units have one fixed length each: a day is 86,400 s, a year 365 days, a month a twelfth of a year (730 h).
/// Prefixes k, M, G … are powers of 1,000; Ki, Mi, Gi … powers of 1,024 (IEC 80000-13).
/// </remarks>
public enum Dimension
{
    /// <summary>A count of things [–]: <c>12</c>, <c>100M</c>.</summary>
    Number,

    /// <summary>A part of a whole [–], 1 is all of it: <c>20 %</c> is 0.2.</summary>
    Share,

    /// <summary>How many times something else [–]: <c>2 x</c>.</summary>
    Factor,

    /// <summary>How often something happens [1/s]: <c>100M/day</c>, <c>5 rps</c>.</summary>
    Rate,

    /// <summary>An amount of data [B]: <c>100 GB</c>, <c>4 KiB</c>, <c>8 Mbit</c>.</summary>
    ByteSize,

    /// <summary>Data over time [B/s]: <c>10 Gbit/s</c>, <c>50 TB/day</c>.</summary>
    ByteRate,

    /// <summary>A length of time [s]: <c>5 ms</c>, <c>1 h 30 min</c>.</summary>
    Duration,

    /// <summary>An amount of money [USD]: <c>5 USD</c>, <c>$5</c>.</summary>
    Money,

    /// <summary>Money over time [USD/month]: <c>40k USD/month</c>.</summary>
    MoneyRate,

    /// <summary>A price per thing [USD]: <c>5 USD per 1M requests</c>.</summary>
    MoneyPerItem,

    /// <summary>A price per amount of data [USD/B]: <c>0.02 USD/GB</c>.</summary>
    MoneyPerByte,

    /// <summary>A price for keeping data [USD/month/B]: <c>0.10 USD/GB/month</c>.</summary>
    MoneyRatePerByte,
}

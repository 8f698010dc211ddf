namespace Windtunnel.Units;

/// <summary>Every word that may follow a number.</summary>
internal static class UnitTable
{
    private static readonly Powers time = new(1, 0, 0);
    private static readonly Powers bytes = new(0, 1, 0);
    private static readonly Powers money = new(0, 0, 1);
    private static readonly Powers perTime = new(-1, 0, 0);
    private static readonly Powers bytesPerTime = new(-1, 1, 0);

    private static readonly Dictionary<string, Unit> units = Build();
    private static readonly Dictionary<string, Unit?> unitsIgnoringCase = IgnoreCase();

    private static readonly Dictionary<string, int> suffixes = new(StringComparer.Ordinal)
    {
        ["k"] = 3, ["K"] = 3, ["M"] = 6, ["B"] = 9, ["T"] = 12,
        ["thousand"] = 3, ["million"] = 6, ["bn"] = 9, ["billion"] = 9, ["trillion"] = 12,
    };

    /// <summary>All names, for suggestions.</summary>
    public static IEnumerable<Unit> All => units.Values;

    /// <summary>A unit by its name: short ones as written, words of three letters or more in any case unless that is ambiguous.</summary>
    public static bool TryFind(string word, out Unit unit)
    {
        if (units.TryGetValue(word, out var found) || (word.Length >= 3 && unitsIgnoringCase.TryGetValue(word, out found) && found is not null))
        {
            unit = found;
            return true;
        }

        unit = null!;
        return false;
    }

    /// <summary>The power of ten that a suffix such as <c>k</c> or <c>million</c> stands for.</summary>
    public static bool TryFindSuffix(string word, out int shift) => suffixes.TryGetValue(word, out shift);

    private static Dictionary<string, Unit> Build()
    {
        var table = new Dictionary<string, Unit>(StringComparer.Ordinal);

        void Add(Unit unit, params ReadOnlySpan<string> otherNames)
        {
            table.Add(unit.Name, unit);
            foreach (var name in otherNames)
            {
                table.Add(name, unit with { Name = name });
            }
        }

        void AddTime(string name, double seconds, params ReadOnlySpan<string> otherNames) =>
            Add(new(name, time, new(seconds, 1, 0)), otherNames);

        Add(new("ns", time, Scale.Power(-9)), "nanosecond", "nanoseconds");
        Add(new("µs", time, Scale.Power(-6)), "μs", "us", "microsecond", "microseconds");
        Add(new("ms", time, Scale.Power(-3)), "msec", "millisecond", "milliseconds");
        AddTime("s", 1, "sec", "secs", "second", "seconds");
        AddTime("min", 60, "mins", "minute", "minutes");
        AddTime("h", 3_600, "hr", "hrs", "hour", "hours");
        AddTime("day", 86_400, "d", "days");
        AddTime("week", 604_800, "weeks");
        AddTime("month", Dimensions.MonthSeconds, "months");
        AddTime("year", Dimensions.YearSeconds, "years", "yr", "yrs");

        AddSizes(Add);

        foreach (var name in (string[])["rps", "qps", "tps", "iops"])
        {
            Add(new(name, perTime, Scale.One));
        }

        Add(new("USD", money, Scale.One), "dollar", "dollars");
        Add(new("%", Powers.None, Scale.Power(-2), Dimension.Share), "percent");
        Add(new("x", Powers.None, Scale.One, Dimension.Factor), "×", "times");

        foreach (var noun in (string[])
                 ["request", "query", "op", "operation", "message", "event", "call", "read", "write", "transaction", "item", "record", "row"])
        {
            Add(new(noun, Powers.None, Scale.One), noun is "query" ? "queries" : noun + "s");
        }

        Add(new("req", Powers.None, Scale.One), "reqs", "msg", "msgs", "tx");
        return table;
    }

    private delegate void Adder(Unit unit, params ReadOnlySpan<string> otherNames);

    private static void AddSizes(Adder add)
    {
        add(new("B", bytes, Scale.One), "byte", "bytes");
        add(new("bit", bytes, new(1, 8, 0)), "bits");
        add(new("bps", bytesPerTime, new(1, 8, 0)));
        const string prefixes = "kMGTPE";
        for (var i = 0; i < prefixes.Length; i++)
        {
            var prefix = prefixes[i].ToString();
            var shift = 3 * (i + 1);
            add(new(prefix + "B", bytes, Scale.Power(shift)));
            add(new(prefix + "bit", bytes, new(1, 8, shift)));
            add(new(prefix + "bps", bytesPerTime, new(1, 8, shift)));
            add(new(prefix + "Bps", bytesPerTime, Scale.Power(shift)));
            var binary = prefix.ToUpperInvariant() + "i";
            var size = Math.ScaleB(1, 10 * (i + 1));
            add(new(binary + "B", bytes, new(size, 1, 0)));
            add(new(binary + "bit", bytes, new(size / 8, 1, 0)));
        }

        // Written as often as kB, and meant as 1,000 as often as not; KiB is there for 1,024.
        add(new("KB", bytes, Scale.Power(3)));
    }

    /// <summary>A null marks names that differ only in case, such as Mbps and MBps: guessing would be wrong by eight.</summary>
    private static Dictionary<string, Unit?> IgnoreCase()
    {
        var table = new Dictionary<string, Unit?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, unit) in units)
        {
            table[name] = table.ContainsKey(name) ? null : unit;
        }

        return table;
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Windtunnel.Tests.Analysis;

/// <summary>Runs a property over generated numbers; a failure prints the seed that replays it.</summary>
internal static class Property
{
    /// <summary>A number from 0 to 1 in steps of a millionth, ends included.</summary>
    public static Gen<double> Unit => Gen.Choose(0, 1_000_000).Select(n => n / 1e6);

    public static Gen<double> Between(double low, double high) => Unit.Select(u => low + u * (high - low));

    public static Gen<int> Count(int low, int high) => Gen.Choose(low, high);

    public static void Holds<A>(Gen<A> a, Action<A> check) =>
        Prop.ForAll(Arb.From(a), check).QuickCheckThrowOnFailure();

    public static void Holds<A, B>(Gen<A> a, Gen<B> b, Action<A, B> check) =>
        Prop.ForAll(Arb.From(a), Arb.From(b), check).QuickCheckThrowOnFailure();

    public static void Holds<A, B, C>(Gen<A> a, Gen<B> b, Gen<C> c, Action<A, B, C> check) =>
        Prop.ForAll(Arb.From(a), Arb.From(b), Arb.From(c), check).QuickCheckThrowOnFailure();

    /// <summary>Equal to a relative tolerance; two infinities of one sign are equal.</summary>
    public static void ShouldAgreeWith(this double actual, double expected, double relative = 1e-9)
    {
        if (actual.Equals(expected)) return;
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(relative * Math.Max(Math.Abs(expected), 1e-300), $"{actual:R} against {expected:R}");
    }
}

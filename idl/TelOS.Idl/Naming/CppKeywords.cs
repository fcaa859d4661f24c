namespace TelOS.Idl.Naming;

/// <summary>The reserved words of C++20, alternative tokens included, and the macro that no program can avoid.</summary>
public static class CppKeywords
{
    private static readonly HashSet<string> Words = new(
        ("alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl "
        + "concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete "
        + "do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable "
        + "namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast "
        + "requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw "
        + "true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq NULL").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether <paramref name="name"/> cannot be a C++ name.</summary>
    public static bool Contains(string name) => Words.Contains(name);
}

namespace Portal.Imaging.Fat;

/// <summary>Time stamps of FAT: local time of nowhere in particular (here UTC), from 1980 to 2107, in steps of two seconds.</summary>
internal static class FatTime
{
    public static (ushort Date, ushort Time) Of(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        if (utc.Year < 1980) return (1 << 5 | 1, 0);
        if (utc.Year > 2107) return (127 << 9 | 12 << 5 | 31, 0);
        return ((ushort)(utc.Year - 1980 << 9 | utc.Month << 5 | utc.Day), (ushort)(utc.Hour << 11 | utc.Minute << 5 | utc.Second / 2));
    }
}
